/**
 * Object types of SIMBAD as `d:cdsxmatch` spells them: the labels before and after the change of 2022, from the list
 * that CDS publishes (https://simbad.cds.unistra.fr/guide/otypes.labels.txt). Not exhaustive: alerts hold the labels
 * of the day they were matched (also cut or misspelt ones), so any label may be asked for.
 */
export const simbadLabels: readonly string[] = `
  ** **_Candidate Ae* Ae*_Candidate AGB* AGB*_Candidate AGN AGN_Candidate alf2CVnV* Assoc*
  Association bCepV* BClG Be* Be*_Candidate BH_Candidate Blazar Blazar_Candidate Blend BLLac
  BLLac_Candidate Blue blue BlueCompactG BlueCompG BlueSG BlueSG* BlueStraggler BrightestCG BrownD*
  brownD* brownD*_Candidate BSG*_Candidate BSS_Candidate Bubble BYDra BYDraV* C* C*_Candidate
  Candidate_** Candidate_Ae* Candidate_AGB* Candidate_Be* Candidate_BH Candidate_brownD*
  Candidate_BSG* Candidate_BSS Candidate_C* Candidate_Cepheid Candidate_CV* Candidate_EB*
  Candidate_HB* Candidate_HMXB Candidate_Hsd Candidate_Lens Candidate_LensSystem Candidate_LMXB
  Candidate_low-mass* Candidate_LP* Candidate_Mi* Candidate_Nova Candidate_NS Candidate_OH
  Candidate_post-AGB* Candidate_RGB* Candidate_RRLyr Candidate_RSG* Candidate_S* Candidate_SG*
  Candidate_SN* Candidate_Symb* Candidate_TTau* Candidate_WD* Candidate_WR* Candidate_XB*
  Candidate_YSG* Candidate_YSO CataclyV* Cepheid Cepheid_Candidate ChemPec* Cl* ClassicalCep ClG
  ClG_Candidate Cloud Cluster* cmRad ComGlob Compact_Gr_G CV*_Candidate DarkNeb delSctV* deltaCep
  denseCore DkNeb EB* EB*_Candidate EclBin EllipVar Em* EmG EmissionG EmLine* EmObj Erupt*RCrB
  Eruptive* FarIR G_Candidate Galaxy GalNeb gamma gammaBurst gammaDor gammaDorV* GinCl GinGroup
  GinPair GlCl GlCl? GlCl_Candidate GlobCluster Globule Gravitation GravLens GravLensSystem
  GravWaveEvent GrG_Candidate GroupG GtowardsCl GtowardsGroup HB* HB*_Candidate HerbigHaroObj HH HI
  HighMassXBin HighPM* HighVel* HII HII_G HIIG HIIReg HIshell HMXB HMXB_Candidate HorBranch*
  HotSubdwarf Hsd_Candidate HV* HVCld IG Inexistent Infrared InteractingG IR IR<10um IR>30um
  Irregular_V* IrregularV* ISM Lens_Candidate LensedG LensedImage LensedQ lensImage_Candidate
  LensingEv LensSystem_Candidate LINER LMXB LMXB_Candidate LongPeriodV* Low-Mass* low-mass*
  low-mass*_Candidate LowMassXBin LowSurfBrghtG LP*_Candidate LPV* LSB_G Maser metricRad
  Mi*_Candidate Mira mmRad MolCld MouvGroup multiple_object NearIR Neutron* Nova Nova_Candidate
  NS_Candidate OH/IR OH/IR* OH_Candidate OpCl OpenCluster Orion_V* OrionV* Outflow outflow?
  outflow_Candidate PairG PartofCloud PartofG Pec* Planet Planet? Planet_Candidate PlanetaryNeb PM*
  PN PN? PN_Candidate Possible_ClG Possible_G Possible_GrG Possible_lensImage Possible_SClG
  post-AGB* post-AGB*_Candidate Pulsar PulsV* PulsV*bCep PulsV*delSct PulsV*RVTau pulsV*SX
  PulsV*WVir QSO QSO_Candidate Radio Radio(cm) Radio(m) Radio(mm) Radio(sub-mm) radioBurst RadioG
  RCrB_Candidate RCrBV* RedSG RedSG* RefNeb Region RfNeb RGB* RGB*_Candidate RotV* RotV*alf2CVn
  RRLyr RRLyr_Candidate RRLyrae RSCVn RSCVnV* RSG*_Candidate RVTauV* S* S*_Candidate SB*
  SClG_Candidate Seyfert Seyfert1 Seyfert2 Seyfert_1 Seyfert_2 SFregion SG* SG*_Candidate smmRad SN
  SN*_Candidate SNR SNR? SNR_Candidate SNRemnant Star StarburstG StarFormingReg Stream Stream*
  SuperClG Supergiant Supernova SXPheV* Symb*_Candidate Symbiotic* Transient TTau* TTau*_Candidate
  TTauri* Type2Cep ULX ULX? ULX_Candidate UV V* V*? V*_Candidate Variable* Void WD* WD*_Candidate
  WhiteDwarf WolfRayet* WR* WR*_Candidate X XB XB*_Candidate XrayBin YellowSG YellowSG*
  YSG*_Candidate YSO YSO_Candidate
`
  .trim()
  .split(/\s+/);
