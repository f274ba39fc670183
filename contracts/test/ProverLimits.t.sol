// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IFrozen, IProverStake} from "../src/IProverRegistry.sol";
import {ProverRegistry} from "../src/ProverRegistry.sol";
import {ProverBase} from "./ProverBase.sol";

/// What can be set at all, by whom, and that none of it moves money.
contract ProverLimitsTest is ProverBase {
    uint256 private constant MAINNET = 1;

    // ---- construction

    function testConstructionKeepsWhatItWasGiven() public view {
        eq(provers.OWNER(), address(this), "owner");
        eq(provers.TREASURY(), TREASURY, "treasury");
        eq(address(provers.VERIFIERS()), address(verifiers), "verifiers");
        eq(provers.STAKE_TOKEN(), address(token), "stake token");
        eq(provers.ACTIVATION_SECONDS(), ACTIVATION, "activation");
        eq(provers.UNBONDING_SECONDS(), UNBONDING, "unbonding");
        yes(provers.tokenAllowed(address(token)), "token");
        yes(provers.isSlasher(address(this)) && provers.isSlasher(SLASHER), "slashers");
        no(provers.isSlasher(PROVER), "nobody else");
        eq(keccak256(abi.encode(provers.parameters())), keccak256(abi.encode(limits())), "parameters");
        (uint256 nextBps, uint256 treasuryBps) = provers.shares();
        eq(nextBps, 2000, "next");
        eq(treasuryBps, 500, "treasury's share");
    }

    function testConstructionRefusesZeroAddresses() public {
        ProverRegistry.Config memory c = config();
        c.owner = address(0);
        refuse(c, abi.encodeWithSelector(ILedger.ZeroAddress.selector));
        c = config();
        c.treasury = address(0);
        refuse(c, abi.encodeWithSelector(ILedger.ZeroAddress.selector));
        c = config();
        c.verifiers = IFrozen(address(0));
        refuse(c, abi.encodeWithSelector(ILedger.ZeroAddress.selector));
        c = config();
        c.slashers[1] = address(0);
        refuse(c, abi.encodeWithSelector(ILedger.ZeroAddress.selector));
        c = config();
        c.slashers = new address[](0);
        refuse(c, abi.encodeWithSelector(IProverStake.NoSlashers.selector));
        c = config();
        c.stakeToken = PROVER;
        refuse(c, abi.encodeWithSelector(ILedger.BadAddress.selector, PROVER));
    }

    function testSlashersNeedNoCodeYet() public {
        ProverRegistry.Config memory c = config();
        (c.slashers[0], c.slashers[1]) = (address(0x1), address(0x2));
        c.verifiers = IFrozen(address(0x3));
        provers = new ProverRegistry(c);
        yes(provers.isSlasher(address(0x2)), "slasher");
    }

    function refuse(ProverRegistry.Config memory c, bytes memory reason) private {
        vm.expectRevert(reason);
        new ProverRegistry(c);
    }

    function refuseActivation(uint64 given, uint64 min) private {
        ProverRegistry.Config memory c = config();
        (c.activationSeconds, c.unbondingSeconds) = (given, 180 days);
        refuse(c, abi.encodeWithSelector(IProverStake.ActivationOutOfRange.selector, given, min, uint64(7 days)));
    }

    function refuseUnbonding(uint64 activation, uint64 given, uint64 min) private {
        ProverRegistry.Config memory c = config();
        (c.activationSeconds, c.unbondingSeconds) = (activation, given);
        refuse(c, abi.encodeWithSelector(IProverStake.UnbondingOutOfRange.selector, given, min, uint64(180 days)));
    }

    function accept(uint64 activation, uint64 unbonding) private {
        ProverRegistry.Config memory c = config();
        (c.activationSeconds, c.unbondingSeconds) = (activation, unbonding);
        provers = new ProverRegistry(c);
        eq(provers.ACTIVATION_SECONDS(), activation, "activation");
        eq(provers.UNBONDING_SECONDS(), unbonding, "unbonding");
    }

    function testDurationsOnALocalChain() public {
        accept(1, 1);
        accept(7 days, 7 days);
        accept(1, 180 days);
        refuseActivation(0, 1);
        refuseActivation(7 days + 1, 1);
        refuseUnbonding(100, 99, 100);
        refuseUnbonding(100, 180 days + 1, 100);
    }

    function testDurationsOnAnyOtherChain() public {
        vm.chainId(MAINNET);
        accept(1 hours, 31 days);
        accept(7 days, 180 days);
        refuseActivation(0, 1 hours);
        refuseActivation(1 hours - 1, 1 hours);
        refuseActivation(7 days + 1, 1 hours);
        refuseUnbonding(1 hours, 31 days - 1, 31 days);
        refuseUnbonding(1 hours, 180 days + 1, 31 days);
    }

    function testConstructionChecksTheParametersToo() public {
        ProverRegistry.Config memory c = config();
        c.parameters.stakePerLock = 0;
        refuse(c, abi.encodeWithSelector(IProverStake.StakePerLockZero.selector));
    }

    // ---- parameters

    function testOnlyTheOwnerSetsParameters() public {
        address[4] memory others = [SLASHER, TREASURY, PROVER, address(provers)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ILedger.NotAllowed.selector, others[i]));
            vm.prank(others[i]);
            provers.setParameters(limits());
            vm.expectRevert(abi.encodeWithSelector(ILedger.NotAllowed.selector, others[i]));
            vm.prank(others[i]);
            provers.allowToken(address(token), false);
        }
    }

    function testParametersUpToTheirLimits() public {
        set(1, 1000, 1000, 1000, 0, 0);
        set(type(uint128).max, 5000, 5000, 5000, 2500, 2500);
        set(PER_LOCK, 1000, 5000, 5000, 2500, 0);
    }

    function testParametersOnePastTheirLimits() public {
        refuseSlashBps(999, 1000, 1000);
        refuseSlashBps(1000, 999, 1000);
        refuseSlashBps(1000, 1000, 999);
        refuseSlashBps(1001, 1000, 1001);
        refuseSlashBps(1000, 1001, 1000);
        refuseSlashBps(5000, 5000, 5001);
        refuseSlashBps(5001, 5001, 5001);
        refuseSlashBps(0, 0, 0);
        IProverStake.Parameters memory p = limits();
        p.nextBps = 2501;
        refuseParameters(p, abi.encodeWithSelector(IProverStake.ShareTooHigh.selector, 2501, 2500));
        p = limits();
        p.treasuryBps = 2501;
        refuseParameters(p, abi.encodeWithSelector(IProverStake.ShareTooHigh.selector, 2501, 2500));
        p = limits();
        p.stakePerLock = 0;
        refuseParameters(p, abi.encodeWithSelector(IProverStake.StakePerLockZero.selector));
    }

    function set(uint128 perLock, uint16 lateBps, uint16 repeatedBps, uint16 wrongBps, uint16 next, uint16 treasury)
        private
    {
        IProverStake.Parameters memory p =
            IProverStake.Parameters(perLock, lateBps, repeatedBps, wrongBps, next, treasury);
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.ParametersSet(p);
        provers.setParameters(p);
        eq(keccak256(abi.encode(provers.parameters())), keccak256(abi.encode(p)), "parameters");
        (uint256 nextBps, uint256 treasuryBps) = provers.shares();
        eq(nextBps, next, "next");
        eq(treasuryBps, treasury, "treasury");
    }

    function refuseSlashBps(uint16 lateBps, uint16 repeatedBps, uint16 wrongBps) private {
        IProverStake.Parameters memory p = limits();
        (p.lateBps, p.repeatedBps, p.wrongBps) = (lateBps, repeatedBps, wrongBps);
        refuseParameters(
            p, abi.encodeWithSelector(IProverStake.SlashBpsInvalid.selector, lateBps, repeatedBps, wrongBps)
        );
    }

    function refuseParameters(IProverStake.Parameters memory p, bytes memory reason) private {
        vm.expectRevert(reason);
        provers.setParameters(p);
    }

    function testParametersHoldFromNowOn() public {
        beOwnOperator(PROVER);
        staked(PROVER, 100 ether);
        eq(capacityOf(PROVER), 10, "before");
        set(20 ether, 2000, 3000, 4000, 0, 2500);
        eq(capacityOf(PROVER), 5, "after");
        eq(late(1), 20 ether, "late");
        eq(late(2), 24 ether, "repeated");
        eq(wrong(3), 22.4 ether, "wrong");
        eq(balance(NEXT), 0, "next");
        eq(balance(TREASURY), 16.6 ether, "treasury");
    }

    // ---- nothing the owner does moves money

    /// Everything that anybody holds, as one number.
    function holdings() private view returns (bytes32) {
        address[6] memory who = [PROVER, RIVAL, TREASURY, CLIENT, address(this), SLASHER];
        bytes memory all = abi.encode(token.balanceOf(address(provers)), address(provers).balance);
        for (uint256 i = 0; i < who.length; ++i) {
            all = abi.encode(all, balance(who[i]), provers.balanceOf(address(0), who[i]), wholeOf(who[i]));
        }
        return keccak256(all);
    }

    function testFuzzTheOwnerCannotMoveMoney(uint16 lateBps, uint16 wrongBps, uint16 next, uint128 perLock) public {
        staked(PROVER, 100 ether);
        unbond(PROVER, 30 ether);
        stake(PROVER, 5 ether);
        stake(RIVAL, 7 ether);
        bytes32 before = holdings();
        IProverStake.Parameters memory p = limits();
        p.stakePerLock = uint128(bound(perLock, 1, type(uint128).max));
        p.lateBps = uint16(bound(lateBps, 1000, 5000));
        p.repeatedBps = p.lateBps;
        p.wrongBps = uint16(bound(wrongBps, p.lateBps, 5000));
        p.nextBps = uint16(bound(next, 0, 2500));
        provers.setParameters(p);
        provers.allowToken(address(verifiers), true);
        provers.allowToken(address(token), false);
        eq(holdings(), before, "holdings");
        unbond(PROVER, 75 ether);
        vm.warp(block.timestamp + UNBONDING);
        claim(PROVER);
        vm.prank(PROVER);
        provers.withdraw(address(token), PROVER, FUNDS);
        eq(token.balanceOf(PROVER), FUNDS, "everything comes out");
    }
}
